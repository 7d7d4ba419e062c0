### Tools: which release fits which Go, and why. "It" is always the tool.

tools-for = For Go { $version }:
tools-no-go = No Go of ours is active, so nothing can be said to fit; these tools are known:
# $fits is the tool with its version and the reason
tools-line-absent = { $fits }; not there
tools-line-blocked = { $fits }; { $path } is there, and is no program that can be run
tools-line-unknown = { $fits }; { $path } is there, and is not built by Go, or its origin cannot be read
tools-line-found = { $fits }; there: { $found }
tools-found = { $version } at { $path }, built with { $built }

# $why is one of tools-why-…
tools-fits = { $tool } { $version } ({ $why })
tools-fits-tagged = { $tool } { $version }, experimental here, with the build tag { $tag } ({ $why })
tools-not-here = { $tool } does not exist for this platform: { $gap }
tools-no-pin = { $tool }: which release fits this Go is not known

tools-why-newest = the newest
tools-why-needs-go = { $version } needs Go { $go }
tools-why-older-patch = from Go { $go } on, { $version } fits
tools-why-does-not-build = { $version } does not compile with this Go
tools-why-refuses = { $version } refuses to work with this Go
tools-why-warns = { $version } works, but complains about this Go

tools-gap-os = it does not know the operating system
tools-gap-arch = it does not know the processor architecture on this system
tools-gap-cgo = it can be built there only with cgo and a C compiler
tools-gap-go-too-old = there it works with Go { $least } and newer only
tools-gap-unlisted = it names this platform nowhere

tools-misfit-needs-go = it needs Go { $least } or newer
tools-misfit-other-lines = it works with Go { $first } to { $last } only

tools-title-install = Plan: tools for Go { $go }: { $tools }
tools-title-remove = Plan: remove { $tools }
tools-request-install = install { $tools }
tools-request-remove = remove { $tools }

tools-build = Build { $tool } { $version } with Go { $go }, and start it once
tools-build-tagged = Build { $tool } { $version } with Go { $go } and the build tag { $tag } (experimental), and start it once
tools-place = Copy { $tool } { $version } to { $path }
tools-remove = Remove { $tool } { $version }, built with Go { $go }, from our store
tools-why-not-built = not built with this Go yet
tools-why-there = shells and editors look for it there
tools-in-place = { $tool } { $version }, built with Go { $go }, is in its place

tools-warn-none-fits = no release of { $tool } that is known fits Go { $go }
tools-warn-replaced = the { $tool } at { $path } is not ours; it is replaced, and undo brings it back
# $command is a command of goready
tools-warn-of-other-go = built with another Go: { $tools }; `{ $command }` builds what fits Go { $go }
tools-warn-stays-removed = { $tool } { $version } does not come back by itself; install it again

tools-building-modules =
    { $count ->
        [one] { $count } module fetched
       *[other] { $count } modules fetched
    }
tools-building-packages =
    { $count ->
        [one] { $count } package compiled
       *[other] { $count } packages compiled
    }
tools-building-packages-of = { $count } of about { $before } packages compiled
# $of is one of the three above
tools-building-left = { $of }, { $left }

tools-choose = Which tools should be installed too?
tools-choose-none = none

tools-proof = { $tool } at work
tools-seen-diagnosed = reports the error of a broken file: “{ $message }”
tools-seen-stopped = stops in main.main and prints a variable: { $value }
tools-seen-import-added = adds the missing import: { $line }
tools-seen-ptrace-forbidden = starts, but may not trace programs here: { $cause ->
        [admin] kernel.yama.ptrace_scope is 2; `sudo sysctl kernel.yama.ptrace_scope=1` allows it
        [nobody] kernel.yama.ptrace_scope is 3, until this machine starts again with another value
       *[filtered] a container or a policy forbids it; start the container with --cap-add=SYS_PTRACE
    }

tools-error-does-not-fit = { $tool } { $version } does not fit Go { $go }: { $why }. What fits is { $fits }
tools-error-none-fits = { $tool } { $version } does not fit Go { $go }: { $why }
tools-error-place = Nothing can be put to { $path }, because { $obstacle }
tools-error-not-installed = { $tool } is not in our store
tools-error-no-active-go = No Go of ours is active, so nothing can build a tool
tools-error-not-built = { $tool } { $version } could not be built with Go { $go }: { $cause ->
        [needs_newer_go] it needs a newer Go
        [no_such_version] no module source that answered has this version
        [refused] a module source refuses to give it, as some do with a version that does not exist
        [unreachable] its modules could not be fetched
        [integrity] a module is not what the checksum database says
        [disk_full] the disk is full
        [silent] nothing happened for five minutes
        [not_started] the go command could not be started
       *[compiler] it does not compile
    } ({ $said })
tools-error-not-fetched = { $tool } { $version } was not fetched here before, and the network is not to be used
tools-error-does-not-start = { $tool } { $version } was built, but does not start: { $said }
