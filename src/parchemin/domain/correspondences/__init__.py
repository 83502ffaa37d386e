"""Sets of blocs against sets of blocs: the rules, what they give a person, what could become one."""
