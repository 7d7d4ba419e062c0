### What doctor looks at and finds.

doctor-all-well =
    { $count ->
        [one] One check, and all is well
       *[other] { $count } checks, and all is well
    }
doctor-verdict-broken =
    { $count ->
        [one] One thing is broken
       *[other] { $count } things are broken
    }
doctor-verdict-advice =
    { $count ->
        [one] Nothing is broken, and one thing deserves a look
       *[other] Nothing is broken, and { $count } things deserve a look
    }
doctor-fixable = `goready doctor --fix` puts this right
doctor-nothing-to-fix = Nothing here can be put right automatically
doctor-after = After the repair:
doctor-line = { $check }: { $seen }
doctor-report-written = The report is in { $path }; names, passwords and tokens are left out
doctor-report-heading = Report of goready { $version } doctor
doctor-fine = fine
doctor-offline = not looked at: the network was not used
doctor-nothing-there = none here

doctor-check-go = Go
doctor-check-active-link = Active link
doctor-check-sdk = Files of the Go
doctor-check-platform = Platform of the Go
doctor-check-libc = C library
doctor-check-support = Support
doctor-check-shell-files = Shell files
doctor-check-shells = Fresh shells
doctor-check-path-order = PATH
doctor-check-desktop = Desktop
doctor-check-goroot = GOROOT
doctor-check-toolchain = GOTOOLCHAIN
doctor-check-flags = GOFLAGS
doctor-check-modules = GO111MODULE
doctor-check-workspace = GOWORK
doctor-check-module-sources = GOPROXY
doctor-check-checksums = Checksums
doctor-check-cross-target = GOOS and GOARCH
doctor-check-experiments = GOEXPERIMENT
doctor-check-go-env-file = File of `go env -w`
doctor-check-go-env = `go env`
doctor-check-gopath = GOPATH
doctor-check-gobin = Installed programs
doctor-check-caches = Caches of Go
doctor-check-gopls = gopls
doctor-check-dlv = dlv
doctor-check-goimports = goimports
doctor-check-processor = Processor
doctor-check-wsl = WSL
doctor-check-home-volume = Disk of the home
doctor-check-temp-dir = Temporary files
doctor-check-c-compiler = C compiler
doctor-check-git = git
doctor-check-project = Project in this folder
doctor-check-network-settings = Network settings
doctor-check-clock = Clock
doctor-check-module-proxy = Module proxy
doctor-check-checksum-database = Checksum database
doctor-check-vs-code = VS Code
doctor-check-sandbox = Editors in a sandbox
doctor-check-cache-size = Size of caches
doctor-check-receipts = Changes by goready

doctor-holder-this-run = this terminal
doctor-holder-login = { $shell } at login
doctor-holder-interactive = { $shell }
doctor-moment-login = a fresh { $shell } login shell
doctor-moment-interactive = a fresh interactive { $shell }
doctor-at-line = { $seen } (line { $line } of { $path })

doctor-no-go = there is no Go on this machine
doctor-go-not-on-path = there is a Go in { $path }, but PATH does not lead to it
doctor-link-missing = { $link } is missing, so nobody finds the active Go
doctor-link-broken = { $link } leads to { $target }, where no Go is, so nobody finds one
doctor-sdk-not-executable = { $files } in { $path } may not be executed, so this Go cannot work
doctor-sdk-partial = { $files } is missing in { $path }, so this Go cannot work
doctor-sdk-stomped = two releases are unpacked over each other in { $path }, so builds break in odd places
doctor-sdk-stray = { $files } in { $path } belongs to no release of this Go, so builds fail in odd places
doctor-sdk-cut = { $files } in { $path } is shorter than it was unpacked, so this Go cannot work
doctor-sdk-foreign = the Go in { $path } is made for { $platform }, and this machine is { $wanted }
doctor-needs-glibc = the official Go { $version } needs glibc, and this system has musl
doctor-out-of-support = Go { $version } gets no security fixes any more
doctor-adopted-gone = Go { $version } was adopted at { $path }, and is not there any more
doctor-adopted-other = Go { $version } was adopted at { $path }, where Go { $now } is now
doctor-block-missing = the lines that goready put into { $path } are gone, so shells do not find Go
doctor-block-broken = the marks around the lines of goready do not pair up in line { $line } of { $path }
doctor-env-file-missing = { $path } is gone, so shells do not find Go
doctor-env-file-changed = { $path } was changed by something else than goready
doctor-shell-silent = { $shell } gives no answer: { $seen }
doctor-shell-without-go = { $shell } finds no Go
doctor-shell-not-set-up = what a fresh { $shell } reads holds no lines of goready, so it finds no Go
doctor-shell-not-set-up-other = what a fresh { $shell } reads holds no lines of goready, so it finds { $go } and not the active Go
doctor-shell-other-go = { $shell } finds { $go } and not the active Go
doctor-shell-word = in { $shell } `go` is { $kind ->
        [alias] an alias
       *[function] a function
    } that starts the active Go
doctor-shell-word-other = in { $shell } `go` is { $kind ->
        [alias] an alias
       *[function] a function
    } that does not start the active Go
doctor-shell-hands-over = { $shell } hands over to { $to }, where it was not looked
doctor-shell-complains = { $shell } finds Go, and then ends with an error: { $line }
doctor-other-go-first = this terminal finds { $go } first; fresh ones find the active Go
doctor-several-gos = several Gos are on PATH, and the first one wins: { $paths }
doctor-desktop-file-missing = { $path } is gone, so programs started from the desktop do not find Go
doctor-setting = { $name } is { $value } ({ $origin }; seen by { $holders }): { $why }
doctor-go-env-file-garbage =
    { $count ->
        [one] line { $line } of { $path } means nothing to Go
       *[other] { $count } lines of { $path } mean nothing to Go, the first is line { $line }
    }
doctor-go-env-file-unreadable = { $path } cannot be used: { $obstacle }
doctor-go-env-fails = `{ $go } env` gives no answer: { $seen }
doctor-go-env-too-long = `{ $go } env` answers with more than { $size }, so it was not compared with its sources
doctor-go-env-differs = `go env` says something else than its sources about { $names }
doctor-bin-not-on-path = programs that `go install` puts into { $path } are not found by fresh shells
doctor-not-a-directory = { $path } is in the way: a folder must be there
doctor-not-writable = { $path } cannot be written, so builds fail
doctor-owned-by-other = { $path } belongs to another user ({ $owner }), so builds fail; `sudo go` does that
doctor-tool-of-other-go = { $path } was built by { $built }, and Go { $active } is active
doctor-tool-misfit = { $name } { $version } does not fit Go { $active }; { $fitting } does
doctor-tool-shadowed = shells find { $first } and not { $installed }
doctor-tool-gone = { $path } is gone, where goready had put { $name }
doctor-tool-not-runnable = { $path } is no program that can be run
doctor-tool-unknown = { $path } is not built by Go, or its origin cannot be read
doctor-emulated = this system runs on a foreign processor ({ $by }), so everything is slow and debuggers fail
doctor-narrow-userland = the kernel is for { $kernel } and the programs are for { $userland }: Go for { $userland } is the right one
doctor-windows-go = { $go } belongs to Windows and comes first on PATH
doctor-no-exec = programs may not be started from the volume of { $path } (noexec)
doctor-networked-home = { $path } is on another computer ({ $type }), so builds are slow and locks may fail
doctor-little-space = only { $size } are free at { $path }
doctor-temp-dir-missing = there is no folder { $path } for temporary files, so builds fail
doctor-compiler-missing = packages with C code are asked for, and the compiler { $compiler } is not there
doctor-git-missing = git is missing, so modules that no proxy has cannot be fetched
doctor-git-old = git { $version } is too old for this Go, which needs 2.24
doctor-project-too-new = { $path } asks for Go { $wanted }, Go { $active } is there, and fetching another one is switched off
doctor-project-never-released = { $path } asks for Go { $wanted }, which was never released, so every command fails here
doctor-project-unreadable = { $path } cannot be understood: { $reason }
doctor-certificates-missing = { $variable } names { $path }, where nothing is, so no server can be verified
doctor-proxy-variable = the proxy in { $variable } cannot be used
doctor-clock-behind = the clock is behind, so certificates seem not yet valid
doctor-unreachable = { $url } does not answer ({ $code })
doctor-intercepted = somebody between here and { $url } shows a certificate of their own
doctor-certificate-time = the certificate of { $url } is not valid at the time that this clock shows
doctor-editor-go-missing = { $setting } in line { $line } of { $path } names { $go }, where nothing is
doctor-editor-other-go = go.goroot in line { $line } of { $path } names { $go } and not the active Go
doctor-editor-unreadable = { $path } is no valid settings file
doctor-editor-extension-missing = VS Code has settings for Go but no Go extension in { $path }
doctor-editor-sandboxed = { $editor } does not see programs outside of its sandbox
doctor-cache-large = { $path } holds at least { $size }
doctor-interrupted = the change { $receipt } was interrupted

doctor-hand-001 = `goready setup` installs one
doctor-hand-002 = `goready setup` makes one active
doctor-hand-003 = reinstall that Go
doctor-hand-004 = reinstall that Go into an empty folder
doctor-hand-005 = remove that folder and unpack one release into an empty one
doctor-hand-006 = `goready setup` installs the right one
doctor-hand-007 = Go 1.21 and later need no C library
doctor-hand-008 = `goready setup` installs the newest; `goready sdk list --available` shows what is supported
doctor-hand-009 = `goready sdk remove` lets go of it, `goready sdk adopt` uses what is there now
doctor-hand-011 = repair or remove the odd mark by hand, then run `goready setup`
doctor-hand-014 = start that shell by hand and see what its start-up files say
doctor-hand-015 = a line after those of goready replaces PATH; let it add to $PATH
doctor-hand-016 = remove that folder from PATH there, or move the line before those of goready
doctor-hand-017 = see the start-up file that says so
doctor-hand-018 = open a new terminal
doctor-hand-019 = `goready setup` puts one first for every shell
doctor-hand-021 = `goready setup` puts them there
doctor-hand-022 = run `go version` in it; where it finds no Go, name it in `goready setup --shells`
doctor-hand-023 = nothing, where that is meant; `command go` goes past it
doctor-hand-024 = take it out there, or let it call `command go`
doctor-hand-025 = `goready sdk adopt` with that folder has every shell find it; `goready setup` installs the newest
doctor-hand-path-lost = something in the start-up files sets PATH anew after the lines of goready; let it add to $PATH
doctor-hand-setting-env = remove line { $line } of { $path }, or put a # before it, then open a new terminal
doctor-hand-setting-fish = run `set -e -U { $name }` in fish, then open a new terminal
doctor-hand-setting-session = `unset { $name }`, or open a new terminal
doctor-hand-setting-file = `go env -u { $name }` takes it out, where it was not chosen
doctor-hand-060 = `go env -w` writes lines of the form NAME=value; remove the others
doctor-hand-061 = give yourself access to that file, or remove it
doctor-hand-062 = `goready verify` shows more; `goready setup` installs a sound one
doctor-hand-063 = `goready env` shows both
doctor-hand-064 = add that folder to PATH
doctor-hand-065 = let GOBIN or GOPATH name a folder (`goready env` shows who sets them), or move that file away
doctor-hand-066 = `sudo chown -R "$USER"` that folder
doctor-hand-067 = `goready env` shows which value is so long
doctor-hand-068 = take that line out, or let it name a value
doctor-hand-070 = `goready tools install` builds it with the active Go
doctor-hand-071 = `goready tools install` installs the one that fits
doctor-hand-072 = remove the copy that comes first, where nothing needs it
doctor-hand-073 = rename or remove what is there, then `goready tools install` installs the tool
doctor-hand-074 = `goready tools install` puts the one that fits in its place, where it misbehaves; `goready undo` brings back what was there
doctor-hand-075 = `goready tools install` puts it there again
doctor-hand-076 = remove it, or reinstall that Go
doctor-hand-077 = reinstall that Go
doctor-hand-080 = use the terminal and the goready that are made for this processor
doctor-hand-081 = keep the Go for these programs, or install a wider system
doctor-hand-082 = install Go inside WSL: `goready setup`
doctor-hand-083 = set XDG_DATA_HOME, or GOTMPDIR for builds, to a folder where programs may run
doctor-hand-084 = set GOCACHE and GOMODCACHE to folders on a disk of this computer
doctor-hand-085 = `go clean -cache` frees the build cache
doctor-hand-086 = make that folder, or set TMPDIR to one that exists
doctor-hand-087 = install a C compiler, or unset CGO_ENABLED and CC
doctor-hand-088 = install git with the system's package manager
doctor-hand-089 = update git with the system's package manager
doctor-hand-090 = `goready setup --go` with that file installs what it asks for
doctor-hand-091 = correct that line
doctor-hand-092 = correct its `go` or `toolchain` line
doctor-hand-100 = unset the variable, or give the right path
doctor-hand-101 = give the proxy as http://host:port
doctor-hand-102 = set the clock
doctor-hand-103 = see the network and the proxy settings; in China, `goready setup --region cn` uses services that answer there
doctor-hand-104 = ask whoever runs the network for their certificate, and give it with --ca-file
doctor-hand-105 = set the clock, if it is wrong
doctor-hand-110 = remove that setting: without it, VS Code finds the Go of PATH
doctor-hand-111 = remove that setting: without it, VS Code finds the Go of PATH
doctor-hand-112 = open it in VS Code, which marks the mistake
doctor-hand-113 = install the extension golang.go
doctor-hand-114 = use the editor's own package for this system, or set go.goroot in it
doctor-hand-120 = `go clean -cache` or `go clean -modcache` empties it
doctor-hand-121 = the same command as then completes it; `goready undo` takes it back
