### Help of `goready tools`. Ids follow from the commands and options.

cli-tools-about = Have the tools that fit the active Go
cli-tools-list-about = Say which tools fit the active Go, and which are there
cli-tools-list-examples =
    goready tools list              in words
    goready tools list --json       for a program
cli-tools-install-about = Build tools with the active Go and put them where `go install` does
cli-tools-install-examples =
    goready tools install           gopls, dlv and goimports, as they fit
    goready tools install gopls     the gopls that fits
    goready tools install gopls@latest dlv@v1.25.2
cli-tools-update-about = Build anew what fits the active Go
cli-tools-update-examples =
    goready tools update            every tool of ours
    goready tools update gopls
cli-tools-remove-about = Remove tools of ours
cli-tools-remove-examples =
    goready tools remove gopls      what we built, for every Go
