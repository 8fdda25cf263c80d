# What happened, from computed facts only.
