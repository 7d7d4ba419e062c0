### The window: the checks.

checks-title = Checks
checks-reading = Looking at everything…
checks-reading-why = Shells, settings, tools and the network, in two seconds or so
checks-failed = The checks could not be made
checks-broken = { $count } broken
checks-advice = { $count } to look at
checks-fine = { $count } fine
checks-fix = Fix…
checks-fix-all = Fix all that can be fixed…
