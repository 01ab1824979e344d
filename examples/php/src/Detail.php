<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

/** How much an answer says. */
enum Detail: int
{
    case Findings = 0;
    case Verdict = 1; // verdict and rules by status only; the fastest
    case Full = 2; // also which conditions decided, and where they are
}
