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
checks-copy-report = Copy redacted report
checks-report-failed = The report could not be made
checks-why = Why this Go?
checks-why-reading = Asking shells, the desktop and others which Go they find…
checks-why-failed = Who gets which Go could not be found out
checks-why-right = this Go
checks-why-other = another program
checks-why-nothing = finds nothing
checks-why-silent = no answer
checks-this-window = This window
checks-runs-toolchain = In the folder that GoReady was started in, Go { $version } would run, because GOTOOLCHAIN is { $value }
checks-runs-module = In the folder that GoReady was started in, Go { $version } would run, because { $path } asks for it
