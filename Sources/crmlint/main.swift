print("crmlint")
