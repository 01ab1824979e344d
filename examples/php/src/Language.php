<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

/** The language of sentences. */
enum Language: int
{
    case Indonesian = 0;
    case English = 1;
}
