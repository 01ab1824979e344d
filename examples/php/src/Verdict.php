<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

/** What the rules say of a record. They indicate; people decide. */
enum Verdict: int
{
    case NotIndicated = 0;
    case Open = 1;
    case Indicated = 2;
}
