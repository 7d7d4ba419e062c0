### Help of the command line. Ids follow from the commands and options.

cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-global = Options of every command
cli-heading-examples = Examples
cli-more-help = `goready help COMMAND` explains a command

cli-goready-about = Gets a machine ready for Go, and proves it
cli-goready-examples =
    goready                         ask, show the plan, and set up Go
    goready setup --yes             set up the newest stable Go without asking
    goready setup --go 1.23 -n      show what setting up Go 1.23 would do
    goready undo                    take the newest change back

cli-setup-about = Install a Go, make it active, and have every shell find it
cli-setup-examples =
    goready setup                              ask, show the plan, and set up
    goready setup --yes                        the newest stable Go, without asking
    goready setup --go 1.23                    the newest patch of Go 1.23
    goready setup --go ./go.mod                the Go that a project asks for
    goready setup --from go1.23.12.tar.gz      from an archive on this machine
    goready setup --region cn                  from services that answer in China
    goready setup --dry-run                    show the plan, change nothing

cli-plan-about = Show what `setup` would do, and change nothing
cli-plan-examples =
    goready plan --go 1.23                      in words
    goready plan --go 1.23 --json > plan.json   save it for goready apply

cli-apply-about = Carry out a plan that `goready plan --json` saved
cli-apply-examples =
    goready apply plan.json                    refused when the machine changed since

cli-verify-about = Prove that the active Go works, in fresh shells too
cli-verify-examples =
    goready verify                  every proof in a line
    goready verify --json           for a program

cli-undo-about = Take back what a receipt says; without one, the newest
cli-undo-examples =
    goready undo                    the newest change
    goready undo 0003               this one
    goready undo --all --yes        everything, without asking

cli-history-about = List the receipts: what was done, and when
cli-history-examples =
    goready history                 every receipt in a line

cli-status-about = Say what is on this machine, and where each value comes from
cli-status-examples =
    goready status                  in words
    goready status --json           for a program

cli-doctor-about = Look at everything that usually goes wrong, and say what puts it right
cli-doctor-examples =
    goready doctor                  every check in a line
    goready doctor --fix            show the repair, ask, and carry it out
    goready doctor --report r.txt   a report that may be posted publicly

cli-why-about = Say which Go shells, editors, services, sudo and ssh get, and through what
cli-why-examples =
    goready why                     which go everything gets
    goready why gopls               which gopls everything gets
    goready why --fix               put the active Go first for shells and the desktop

cli-env-about = Show Go's settings: each value, where it comes from, and what it means
cli-env-examples =
    goready env                     every variable
    goready env GOPROXY             one of them
    goready env --changed           only what differs from the defaults

cli-sdk-about = Keep several Gos side by side
cli-sdk-list-about = List the Gos that are installed, or that could be
cli-sdk-list-examples =
    goready sdk list                what is installed
    goready sdk list --available    the newest of each line
cli-sdk-install-about = Install a Go beside the active one
cli-sdk-install-examples =
    goready sdk install 1.22        the newest patch of Go 1.22
    goready sdk install --from go1.22.12.linux-amd64.tar.gz
cli-sdk-update-about = Install the newest patch of a line; without one, of the active Go's
cli-sdk-update-examples =
    goready sdk update              the line of the active Go
    goready sdk update 1.22         this line
cli-sdk-use-about = Make another installed Go the active one
cli-sdk-use-examples =
    goready sdk use 1.22            the newest installed patch of Go 1.22
    goready sdk use 1.22.5          exactly this one
cli-sdk-adopt-about = Use a Go that somebody else installed, where it is
cli-sdk-adopt-examples =
    goready sdk adopt /usr/local/go        it stays there, and goready never removes it
    goready sdk remove 1.22.5              lets go of an adopted Go; the Go itself stays
cli-sdk-remove-about = Remove an installed Go
cli-sdk-remove-examples =
    goready sdk remove 1.22.5       its files only, as its receipt lists them

cli-matrix-about = Show which Go builds for which target, and what can be downloaded
cli-matrix-examples =
    goready matrix                              every line, every target
    goready matrix --os linux --arch riscv64    one target in words
    goready matrix --go 1.21,1.27 --os windows  two lines
    goready matrix --json                       for a program

cli-new-about = Begin a first project: a module with a program and a test, built, run and tested
cli-new-examples =
    goready new hello               in the new folder hello
    goready new .                   here, where the folder is empty

cli-cache-about = See and empty what can be fetched or built again
cli-cache-list-about = List the caches that hold something, ours and Go’s
cli-cache-list-examples =
    goready cache list              each with its size
    goready cache list --json       for a program
cli-cache-clean-about = Empty caches; without a name, all of ours and none of Go’s
cli-cache-clean-examples =
    goready cache clean             all of ours
    goready cache clean -n          show what would become free
    goready cache clean go-modules  what `go clean -modcache` removes

cli-completions-about = Print a completion script for a shell
cli-completions-examples =
    goready completions bash > ~/.local/share/bash-completion/completions/goready
    goready completions fish | source   for this fish only

cli-man-about = Print the manual page
cli-schema-about = Print the schema of a JSON answer; without a name, all names
cli-help-about = Explain a command
cli-help-examples =
    goready help setup              the same as goready setup --help
    goready help sdk use

cli-arg-home = Act as if DIR were the home
cli-arg-as-owner = As root, work in a home of another user, and leave the files to that user
cli-arg-yes = Agree to the plan beforehand
cli-arg-dry-run = Show the plan and change nothing
cli-arg-json = Print one JSON object on standard output
cli-arg-lang = Language of all texts: en-US or zh-CN
cli-arg-region = Region whose services come first: default or cn
cli-arg-source = Where Go comes from, in order, separated by commas: go.dev, modules, the address of a mirror, goproxy:LIST
cli-arg-ca-file = Trust the certificate authorities in FILE too
cli-arg-offline = Use no network
cli-arg-refresh = Look up the list of releases again, also when it is younger than a day
cli-arg-wait = Wait at most SECS seconds for another run; by default 300 on a terminal, else 0
cli-arg-terminal = Use the terminal, also where a window could open
cli-arg-quiet = Say only what went wrong
cli-arg-verbose = Show the log while the run goes on
cli-arg-no-color = Use no colours
cli-arg-detailed-exitcode = Exit with 2 when something was changed, or would be
cli-arg-help = Explain this command
cli-arg-version = Say which goready this is

cli-arg-go = Which Go: stable, oldstable, 1.23, 1.23.12, or the path of a go.mod, a go.work or a folder with one; by default stable
cli-arg-from = Take the Go in this archive (tar.gz or zip)
cli-arg-sha256 = The hash by which you know the archive
cli-arg-shells = Shells that are to find this Go, separated by commas; or installed, or none
cli-arg-goproxy = Also set GOPROXY to LIST, as `go env -w` does
cli-arg-gopath = Also set GOPATH to DIR, as `go env -w` does
cli-arg-tools = Tools to install too, separated by commas: gopls, dlv, goimports, staticcheck, each with @VERSION or @latest if need be; or default, none; by default none
cli-arg-tools-install-tools = gopls, dlv, goimports or staticcheck, each with @VERSION or @latest if need be; without it gopls, dlv and goimports
cli-arg-tools-update-tools = gopls, dlv, goimports or staticcheck; without it every tool of ours
cli-arg-tools-remove-tools = gopls, dlv, goimports or staticcheck
cli-arg-apply-plan = The file that `goready plan --json` was saved in
cli-arg-undo-receipt = Which receipt, as `goready history` lists it
cli-arg-undo-all = Take everything back
cli-arg-sdk-list-available = List what could be installed
cli-arg-sdk-install-go = Which Go: stable, oldstable, 1.23, 1.23.12, or the path of a go.mod, a go.work or a folder with one
cli-arg-sdk-update-line = Which line, such as 1.23
cli-arg-sdk-use-go = Which installed Go: 1.23 or 1.23.12
cli-arg-sdk-adopt-path = Its folder, or its go command
cli-arg-sdk-remove-go = Which installed Go: 1.23 or 1.23.12
cli-arg-doctor-fix = Put right what can be put right
cli-arg-doctor-report = Write a report without names, passwords and tokens to FILE
cli-arg-matrix-go = Which lines, separated by commas: 1.23, stable, oldstable, or the path of a go.mod or go.work
cli-arg-matrix-os = Which operating systems, as GOOS names them, separated by commas
cli-arg-matrix-arch = Which architectures, as GOARCH names them, separated by commas
cli-arg-new-dir = The folder: empty, or not there yet
cli-arg-cache-clean-caches = downloads, catalog, proofs, staging, go-build or go-modules
cli-arg-why-command = Which command, such as gopls; without it, go
cli-arg-why-fix = Put the active Go first for shells and the desktop
cli-arg-env-variable = Which variable; without it, all
cli-arg-env-changed = Show only what differs from the default
cli-arg-env-set = Set it, as `go env -w` does: GOPATH, GOBIN or GOPROXY
cli-arg-env-unset = Take its value out, as `go env -u` does
cli-arg-completions-shell = bash, zsh, fish, elvish or powershell
cli-arg-schema-name = Such as goready.setup.v1
cli-arg-help-command = The command, such as `sdk use`

cli-what-happened-about = Show what made the window stop
cli-arg-what-happened-code = Code of the error
cli-arg-what-happened-report = File that says more
cli-arg-what-happened-message = What happened
