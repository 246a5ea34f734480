"""What is done with a complaint to the council: steps, outcomes, recommendations, counting."""
