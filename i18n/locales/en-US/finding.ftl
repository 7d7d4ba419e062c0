### What was proved, and what was not.

finding-proof-go-version = `go version`
finding-proof-go-env = `go env { $variable }`
finding-proof-hello-build = hello world, built without network
finding-proof-hello-run = hello world, run
finding-proof-shell-login = fresh { $shell } login shell
finding-proof-shell-interactive = fresh interactive { $shell }

finding-line = { $proof }: { $seen }

finding-version = Go { $version } for { $platform }
finding-built = { $size }
finding-printed = “{ $line }”
finding-found = { $path }, Go { $version }

finding-overridden = the variable of this environment goes before it: { $value } instead of { $wanted }
finding-foreign-gopath = exports GOPATH { $value } instead of { $wanted }
finding-shell-complained = found, and then the shell ended with an error of its own: { $line }
finding-hands-over = hands over to { $to } in line { $line } of { $path }, so it was not asked
finding-terminal-needed = cannot be asked here: it wants a terminal, and the program `script` is missing

finding-not-started = { $path } cannot be started: { $cause ->
        [missing] nothing is there
        [loader_missing] the loader that it names is not on this system
        [not_executable] it may not be executed
        [noexec] the system refuses to execute from there (noexec, or a policy)
        [foreign_format] it is for another processor, or no program
       *[other] { $message }
    }
finding-timed-out = no answer within { $time }
finding-failed = ended with an error: { $line }
finding-silent = printed nothing
finding-garbled = printed something unexpected: { $line }
finding-too-long = printed more than { $size }, which is too long to be read
finding-other-version = Go { $version } answers instead of Go { $wanted }
finding-other-platform = made for { $platform } instead of { $wanted }
finding-other-value = { $value } instead of { $wanted }
finding-disk-full = the disk is full at { $path }
finding-file-failed = { $path } cannot be read or written: { $message }
finding-busy = another run is proving: { $holder }
finding-cancelled = cancelled
finding-blocked = not tried, because of what failed before: { $proof }
finding-no-answer = the shell ended without an answer: { $line }
finding-no-answer-nor-word = the shell ended without an answer and without a word
finding-go-not-found = finds no `go` in its PATH
finding-other-go = finds { $go } instead of { $wanted }
finding-foreign-goroot = exports GOROOT { $value } instead of { $wanted }, so builds break
finding-empty-value = nothing

finding-all-proved =
    { $count ->
        [one] One proof, and it holds
       *[other] { $count } proofs, and all hold
    }
finding-some-broken =
    { $count ->
        [one] One proof failed
       *[other] { $count } proofs failed
    }
finding-none-active = No Go of ours is active, so there is nothing to prove

finding-evidence-pinned-sha256 = sha256 pinned in goready
finding-evidence-listed-sha256 = sha256 listed by { $host }
finding-evidence-vouched-sha256 = sha256 given with --sha256
finding-evidence-pinned-h1 = directory hash pinned in goready
finding-evidence-pgp = PGP signature by { $key }
finding-evidence-database = checksum database { $name }, tree { $size }
finding-evidence-named = { $evidence }, by a key of your settings: { $name }
