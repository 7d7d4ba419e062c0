### The window.

window-nav-home = Home

window-state-ok = done
window-state-advice = needs a look
window-state-broken = failed
window-state-running = running
window-state-waiting = not begun
window-state-absent = not tried
window-state-stopped = stopped

window-home-title = This machine
window-looking = Looking at this machine…
window-looking-why = Which Gos, shells and settings are here

window-verdict-none = Go is not set up yet
window-verdict-none-why = One press sets up the newest stable Go, three tools and your shells. You see every change first, and can undo it.
window-verdict-interrupted = Interrupted: { $what }
window-verdict-interrupted-why = Nothing is lost: it goes on where it stopped
window-verdict-incomplete = Go { $version } is here, but its set-up is not complete
window-verdict-incomplete-why =
    { $count ->
        [one] One change brings it back in order
       *[other] { $count } changes bring it back in order
    }
window-verdict-old = Go { $version } works, but gets no security fixes any more
window-verdict-old-why = Fixes come for the two newest lines only. A newer Go is set up beside this one, which stays.
window-verdict-ready = Ready. Go { $version } is set up
window-verdict-ready-why = New terminals and editors find it. Nothing needs to be done.

window-set-up-go = Set up Go…
window-go-on = Go on…
window-update = Look for a newer Go…
window-home = Back to Home

window-facts-title = What we found
window-fact-architecture = Architecture
window-fact-shells = Shells
window-fact-login = { $shell } (login)
window-fact-go = Go found
window-fact-no-go = none
window-tag-active = active
window-tag-incomplete = incomplete
window-tag-damaged = damaged

window-crumb-review = Review
window-crumb-install = Install
window-crumb-done = Done

window-planning = Making the plan…
window-planning-why = Looking up the newest releases and what is here already

window-review-title = This is what will change
window-review-warnings = Good to know
window-review-satisfied = Already so
window-review-undo = All of it can be taken back: { $history }
window-review-undo-rest = A part can be taken back: { $history }; the rest can be installed again
window-review-undo-none = This cannot be taken back; what is removed can be installed again
window-copy-command = Copy as command
window-back = Back
window-agree = Set up
window-diff-ours =
    { $count ->
        [one] { $path }, a file of ours with one line
       *[other] { $path }, a file of ours with { $count } lines
    }

window-step-fetch = Download Go { $version }
window-step-unpack = Unpack and verify into
window-step-activate = Make Go { $version } active:
window-step-make-dir = Create the folder
window-step-write-file = Write
window-step-edit-shell-file = Let { $shells } find Go: a marked block in
window-step-prove = Prove it:
window-step-prove-what = hello world, the settings of Go, new shells ({ $shells })

window-sources-failed = Did not serve: { $sources }

window-install-title = Setting up Go { $version }
window-install-step = Step { $step } of { $count }
window-install-note = You can go on working. Closing the window asks first.
window-stopping = Stopping…
window-stopping-why = Stopping; what was done so far is kept

window-close-title = Go is still being set up
window-close-why = Stopping loses nothing: setting up again goes on from there
window-close-stop = Stop and close
window-close-stay = Keep open

window-done = Ready. Go { $version } works in new terminals
window-done-why = Finished in { $time }. Open a new terminal to use it.
window-done-broken =
    { $count ->
        [one] Go { $version } is here, but one proof failed
       *[other] Go { $version } is here, but { $count } proofs failed
    }
window-done-broken-why = What failed is marked below. Everything that was done can be taken back.
window-done-broken-below = What failed is marked below
window-done-proved = What was proved
window-done-download = Download checked:
window-done-next = Next
window-done-receipt = Receipt { $receipt }
window-next-terminal = Open a new terminal and type:
window-next-undo = To take all of it back:

window-failed-look = This machine could not be looked at
window-failed-plan = The plan for setting up Go could not be made
window-failed-plan-note = Nothing was changed
window-failed-run = Go could not be set up
window-failed-run-note = What was done is kept, and can be taken back: { $history }
window-failed-run-kept = What was done so far stays so; the rest was left alone
window-stopped = Set-up was stopped
window-stopped-why = Nothing is lost: trying again goes on from there

window-hint-try-again = try again
window-hint-plan-again = try again, and look at the new plan
window-hint-go-online = allow the network: { $settings }, “{ $option }”
window-hint-install-packages = install { $packages } (names of Debian and Ubuntu), or use { $command }
window-error-missing = The window cannot be opened: { $libraries } missing on this system
window-error-refused = The window cannot be opened: { $reason }

window-nav-versions = Go versions
window-nav-history = History
window-nav-running = At work: { $what }
window-run-title = At work: { $what }
window-run-why = It goes on while you look around
window-run-show = Show
window-log-show = Show log
window-log-hide = Hide log
window-changed = Done: { $what }
window-changed-why = Finished in { $time }
window-failed-change = This could not be done: { $what }
window-agree-change = Apply
window-nothing-to-do = Nothing to do

window-step-fetch-from =
    { $count ->
        [one] from { $sources }; one more source, should they not answer
       *[other] from { $sources }; { $count } more sources, should they not answer
    }
window-refresh = Look again
window-nav-environment = Environment
window-nav-settings = Settings
window-next-project = Create a first project…
window-project-folder = Folder of the project
window-nav-compatibility = Compatibility
window-nav-tools = Tools
window-nav-checks = Checks
