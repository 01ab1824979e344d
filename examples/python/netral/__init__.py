# SPDX-License-Identifier: Apache-2.0
"""netral: what the rules on the neutrality of officials say of a report.

    import netral

    rules = netral.RuleSet("rules/netralitas")
    answer = rules.classify({"incident": {"id": "1"}, "act": {"kinds": ["suka"]}})
    answer["verdict"]                     # "indicated", "open" or "not_indicated"

The package calls the shared library `libnetral` and adds nothing to what it says. The library is the file that the
environment variable NETRAL_LIBRARY names, else the one that the system's loader finds.
"""

from .answers import (
    Bilingual,
    Citation,
    Classification,
    ConditionError,
    Deadline,
    Exemption,
    FactPart,
    FieldError,
    Finding,
    MissingFacts,
    Outlook,
    Question,
    Reason,
    RecordErrors,
    RecordWarning,
    Requirement,
    RulesetName,
    Sanction,
    SanctionOfFinding,
    SettlingSet,
    ShortClassification,
    Suggestion,
    Turn,
)
from .comparison import Change, Comparison, Totals
from .errors import (
    ArgumentError,
    Diagnostic,
    NetralError,
    NotFoundError,
    RecordError,
    RulesError,
    UnreadableError,
)
from .guidance import Guidance, GuidedRule
from .library import version
from .ruleset import Rule, RuleSet
from .session import Language, Record, Session

__all__ = [
    "ArgumentError",
    "Bilingual",
    "Change",
    "Citation",
    "Classification",
    "Comparison",
    "ConditionError",
    "Deadline",
    "Diagnostic",
    "Exemption",
    "FactPart",
    "FieldError",
    "Finding",
    "Guidance",
    "GuidedRule",
    "Language",
    "MissingFacts",
    "NetralError",
    "NotFoundError",
    "Outlook",
    "Question",
    "Reason",
    "Record",
    "RecordError",
    "RecordErrors",
    "RecordWarning",
    "Requirement",
    "Rule",
    "RulesError",
    "RuleSet",
    "RulesetName",
    "Sanction",
    "SanctionOfFinding",
    "Session",
    "SettlingSet",
    "ShortClassification",
    "Suggestion",
    "Totals",
    "Turn",
    "UnreadableError",
    "version",
]
