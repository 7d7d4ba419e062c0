### While a command runs, and when it ends.

run-error = Error: { $message } [{ $code }]
run-next-step = Next: { $step }
run-log-at = Log: { $path }
run-done = Done; receipt { $receipt }
run-new-terminal = Open a new terminal to use it: this one does not know it yet
run-new-terminal-or = Open a new terminal to use it, or run here: { $command }
run-planned = Steps: { $count }
run-step-begun = Begun: { $step }
run-step-done = Done: { $step }
run-step-verified = Done: { $step } (verified: { $evidence })
run-waiting = Waiting for another run: { $holder }
run-source-failed = { $url } did not serve ({ $message }) [{ $code }]
run-proving = Proving: { $proof }
run-stopping = Stopping; the same command completes it later. Ctrl-C again ends it at once.
run-bytes = { $done } of { $total }
run-bytes-rate = { $of }, { $rate }, { $left }

run-ask-agree = Do this?
run-ask-help = Arrow keys choose, Enter confirms, Esc cancels
run-nothing-to-undo = Nothing to take back
run-no-history = No receipts yet

run-standing-open = interrupted
run-standing-complete = complete
run-standing-abandoned = abandoned
run-standing-damaged = damaged, cannot be taken back
run-standing-undone = taken back

run-request-set-up = set up Go
run-request-install = install a Go
run-request-set-up-version = set up Go { $version }
run-request-install-version = install Go { $version }
run-request-activate = make Go { $version } active
run-request-remove = remove Go { $version }
run-request-mend = put right what doctor found
run-request-undo = take back { $receipts }

run-assistant-machine = This machine: { $system }, { $platform }
run-assistant-shells = Shells: { $shells }
run-assistant-go =
    { $others ->
        [0] Active: { $active }
        [one] Active: { $active }; one Go of others is here too
       *[other] Active: { $active }; { $others } Gos of others are here too
    }
