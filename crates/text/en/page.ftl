# The page.
product = Settle
