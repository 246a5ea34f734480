"""What somebody is called before or after a name: "the social worker", "her aunt"."""

from __future__ import annotations

_AGENTS_LISTED = """
worker manager officer teacher headteacher nurse solicitor barrister visitor doctor advocate
psychologist therapist paediatrician consultant midwife tutor caseworker neighbour friend mother
father mum dad partner brother sister aunt uncle cousin stepfather stepmother son daughter
grandmother grandfather councillor director supervisor carer chair clerk investigator assessor
adviser advisor practitioner assistant coordinator commissioner secretary guardian
inspector sergeant constable husband wife niece nephew stepson stepdaughter twin
pupil landlord tenant childminder nanny headmaster headmistress gp senco senior
colleague witness complainant
"""
AGENTS = frozenset(_AGENTS_LISTED.split())
"""Words for one person, which stand beside a name."""
