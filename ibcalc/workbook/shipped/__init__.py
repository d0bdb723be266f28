"""What ibcalc ships: the model Individuele Begeleiding 2016 and a caseload to try it with."""
