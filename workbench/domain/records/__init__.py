"""The records a case is made of: one module for each noun of casework."""
