"""The case as casework knows it: people, complaint, evidence, chronology, findings, remedies.

Pure values and rules; imports the standard library only.
"""
