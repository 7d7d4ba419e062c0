### Help of `goready tools`. Ids follow from the commands and options.

cli-tools-about = Have the tools that fit the active Go
cli-tools-list-about = Say which tools fit the active Go, and which are there
cli-tools-list-examples =
    goready tools list              in words
    goready tools list --json       for a program
