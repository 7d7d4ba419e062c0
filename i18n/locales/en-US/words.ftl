### Small pieces that other texts are made with.

words-no-go = no Go
words-unknown-shells = shells

words-from-environment = the environment variable { $variable }
words-from-go-env-file = { $path }, written by `go env -w`
words-from-goroot-env-file = { $path } of the Go itself
words-from-system = the operating system
words-from-default = default

words-owner-distribution = a package of the distribution
words-owner-usr-local = unpacked by hand or by the official installer
words-owner-module-cache = the go command's module cache
words-owner-unknown = unknown owner

words-obstacle-not-a-file = it is { $kind ->
        [dir] a folder
        [link] a link
       *[other] no regular file
    }
words-obstacle-not-a-directory = it is to be a folder, and is none
words-obstacle-inside-go = it lies in a Go itself, where nothing is ever put
words-obstacle-dangling-link = it is a link to { $target }, where nothing is
words-obstacle-directory-read-only = its folder cannot be written
words-obstacle-foreign-owner = it belongs to another user ({ $owner })
words-obstacle-foreign-link = the link to it belongs to another user ({ $owner })
words-obstacle-unreadable = it cannot be read: { $reason }
words-obstacle-too-large = it is larger than any shell file ({ $size })
words-shortened = { $begin }… ({ $count } characters in all)
