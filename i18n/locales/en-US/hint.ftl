### The one next step.

hint-run-again = run the same command again; what was done is kept
hint-free-space = make room on this disk, then run the same command again
hint-free-space-bytes = make { $size } of room on this disk, then run the same command again
hint-check-network = look at the network and the proxy settings, or name another source with --source
hint-check-clock = check the clock of this machine
hint-use-ca-file = name your network's certificate authority with --ca-file FILE
hint-pass-sha256 = if you know the archive's sha256 from its publisher, give it with --sha256
hint-fetch-again = download it again; this copy is damaged or was altered
hint-distrust-source = do not use this source, and tell whoever runs it
hint-choose-other = use one of these: { $nearest }
hint-choose-one = use { $nearest }
hint-repair-markers = mend line { $line } of { $path } by hand, then run the same command again
hint-grant-access = make { $path } writable for you, or choose another home with --home DIR
hint-move-away = move { $path } away, then run the same command again
hint-name-home = set HOME to a folder that exists, or name one with --home DIR
hint-wait-for-other = wait until the other run ends, or use --wait SECS
hint-plan-again = make the plan again
hint-undo-first = first take back { $receipts }
hint-go-online = run it without --offline
hint-update-goready = update goready
hint-report-bug = please report this, with the log
hint-see-help = see { $command }
hint-run-command = run { $command }
hint-save-plan-again = save the plan again: goready plan --json > plan.json
hint-mend-line = mend or remove line { $line } of { $path }
hint-mend-variable = give { $name } another value, or unset it
