<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

/** What a newer rule set does to whom a record concerns. */
enum Change: int
{
    case None = 0;
    case Stricter = 1;
    case Laxer = 2;
    case Sideways = 3;
}
