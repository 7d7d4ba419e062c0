### Tools: which release fits which Go, and why. "It" is always the tool.

tools-for = For Go { $version }:
tools-no-go = No Go of ours is active, so nothing can be said to fit; these tools are known:
# $fits is the tool with its version and the reason
tools-line-absent = { $fits }; not there
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
