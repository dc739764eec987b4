"""Sphinx settings of the book: the model contract for integrated care. Settings only, no functions."""

project = "Model contract for integrated care"
author = "the Clausebook contributors"
copyright = "2026, the Clausebook contributors"
language = "en_GB"

extensions = ["myst_parser", "sphinx_needs", "clausebook"]
include_patterns = ["index.md", "clauses/**", "docs/**"]
root_doc = "index"

# Markdown: blocks with colons read well in a raw file; HTML in a source stays text.
myst_enable_extensions = ["colon_fence", "smartquotes"]
myst_disable_syntax = ["html_inline", "html_block"]
smartquotes = False  # Markdown's own rule has curled them
suppress_warnings = [
    "needs.link_outgoing",  # Clausebook says the same with the nearest id
]

html_theme = "clausebook"
html_title = "Model contract for integrated care"
html_baseurl = ""  # where the site is published: feeds, search engines and the page for what is missing then name it
html_use_index = False
html_permalinks = False
html_copy_source = False
html_show_sourcelink = False

needs_id_required = True
needs_id_regex = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
needs_title_optional = True
needs_types = [
    {"directive": "clause", "title": "Clause", "prefix": "", "color": "#ffffff", "style": "node"},
    {"directive": "definition", "title": "Definition", "prefix": "", "color": "#ffffff", "style": "node"},
    {"directive": "regulation", "title": "Regulation", "prefix": "", "color": "#ffffff", "style": "node"},
    {"directive": "rationale", "title": "Rationale", "prefix": "", "color": "#ffffff", "style": "node"},
    {"directive": "retired", "title": "Retired id", "prefix": "", "color": "#ffffff", "style": "node"},
    {"directive": "gap", "title": "Justified gap", "prefix": "", "color": "#ffffff", "style": "node"},
]
needs_fields = {
    # of a clause
    "models": {"schema": {"type": "array", "items": {"type": "string", "enum": ["virtual", "partial", "full"]}}},
    "actor": {
        "schema": {
            "type": "array",
            "items": {
                "type": "string",
                "enum": [
                    "holder",
                    "commissioners",
                    "co-ordinating-commissioner",
                    "board",
                    "practices",
                    "parties",
                    "local-authority",
                    "secretary-of-state",
                ],
            },
        }
    },
    "no_law": {"schema": {"type": "string"}},
    "no_why": {"schema": {"type": "string"}},
    "optional": {"schema": {"type": "string"}},
    # of a definition
    "forms": {"schema": {"type": "array", "items": {"type": "string"}}},
    # of law and reasons
    "instrument": {"schema": {"type": "string"}},
    "provision": {"schema": {"type": "string"}},
    "short": {"schema": {"type": "string"}},
    "address": {"schema": {"type": "string"}},
    "checked": {"schema": {"type": "string"}},
    "certainty": {"schema": {"type": "string", "enum": ["C", "X", "M", "S", "I", "R"]}},
    "replaced_by": {"schema": {"type": "string"}},
    "source": {"schema": {"type": "string"}},
    "date": {"schema": {"type": "string"}},
    "explains": {"schema": {"type": "string"}},
    "ended": {"schema": {"type": "string"}},
    # of anything with an id: what a drafter puts on record
    "reviewed": {"schema": {"type": "string"}},
    "editorial": {"schema": {"type": "string"}},
    # of a retired id
    "into": {"schema": {"type": "string"}},
    # of a justified gap
    "code": {"schema": {"type": "string"}},
    "on": {"schema": {"type": "string"}},
    "owner": {"schema": {"type": "string"}},
    "expires": {"schema": {"type": "string"}},
}
needs_links = {
    "law": {"incoming": "is given effect by", "outgoing": "rests on"},
    "why": {"incoming": "explains", "outgoing": "is there because"},
}

clausebook_work = "Model contract for integrated care"
clausebook_title = "Draft for current law"
clausebook_notice = (
    "An independent illustrative drafting from published facts; not legal advice; not an official NHS England document."
)
clausebook_contact = "https://example.org/contact"  # whoever publishes the site puts their own address here
clausebook_documents = [
    "clauses/particulars/index",
    "clauses/service-conditions/index",
    "clauses/general-conditions/index",
    "clauses/definitions",
    "docs/directions/apms",
    "docs/directions/primary-medical-services",
    "docs/supporting/integration-agreement",
    "docs/supporting/alliance-agreement",
    "docs/supporting/local-authority-agreement",
    "docs/guides/contracting-overview",
    "docs/guides/integration-levels",
    "docs/guides/gp-participation",
    "docs/guides/finance-payment",
    "docs/guides/incentives",
    "docs/guides/integration-agreement-explained",
    "docs/guides/alliance-agreement-explained",
    "docs/guides/procurement-assurance",
    "docs/guides/commissioning-roles",
    "docs/guides/explanatory-notes",
    "docs/timeline",
]
clausebook_registers = ["docs/regulations", "docs/rationale", "docs/retired", "docs/gaps"]
clausebook_models = {"virtual": "Virtual", "partial": "Partially integrated", "full": "Fully integrated"}
clausebook_actors = {
    "holder": "Holder of the contract",
    "commissioners": "Commissioners",
    "co-ordinating-commissioner": "Co-ordinating Commissioner",
    "board": "National commissioner",
    "practices": "GP practices",
    "parties": "All parties",
    "local-authority": "Local authority",
    "secretary-of-state": "Secretary of State",
}
clausebook_ordinary_capitals = [
    "Act",
    "Acts",
    "Alternative Provider Medical",
    "April",
    "August",
    "Bill",
    "Caldicott",
    "Care Quality Commission",
    "Christmas Day",
    "December",
    "Directions",
    "England",
    "English",
    "February",
    "Friday",
    "Good Friday",
    "Health and Care Excellence",
    "Health Education England",
    "January",
    "July",
    "June",
    "Local Healthwatch",
    "March",
    "May",
    "Monday",
    "Monitor",
    "November",
    "October",
    "Parliament",
    "Part",
    "Regulations",
    "Saturday",
    "Secretary of State",
    "September",
    "Services",
    "State",
    "Sunday",
    "Thursday",
    "Tuesday",
    "United Kingdom",
    "Wales",
    "Wednesday",
    "Welsh",
]
clausebook_dictionary = "en_GB"
clausebook_words = [
    "bn",
    "Caldicott",
    "Civ",
    "excludable",
    "Healthwatch",
    "Larchfield",
    "multispecialty",
    "Thornbeck",
    "underspends",
    "UnitingCare",
    "wellbeing",
    "Wexmoor",
]
clausebook_coverage = {"law": 80, "reason": 60, "guide": 90}
