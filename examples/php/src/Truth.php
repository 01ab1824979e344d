<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

/** Three truths. What could not be worked out is unknown. */
enum Truth: int
{
    case No = 0;
    case Unknown = 1;
    case Yes = 2;
}
