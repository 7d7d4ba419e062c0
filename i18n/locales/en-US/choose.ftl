### The window: what is to be set up.

choose-crumb = Choose
choose-title = Which Go do you want?
choose-newest = newest stable
choose-supported = gets security fixes
choose-archived = no security fixes any more
choose-preview = preview
choose-older =
    { $count ->
        [one] One older line
       *[other] { $count } older lines
    }
choose-module = The Go that { $path } asks for
choose-archive = The Go in { $path }
choose-shells = Shells that find it
choose-no-shells = No shell is changed; only full paths find this Go
choose-region = Where from
choose-region-usual = Usual sources first
choose-region-cn = Sources in China first
choose-goproxy = Let Go download modules from there too
choose-place = Folder
choose-help = You see every change before it is made
choose-review = Review changes
choose-failed = The newest releases could not be looked up
choose-failed-why = What goready was built with ({ $day }) is shown
choose-shells-used = The login shell, and others that have files of their own
choose-shells-only = Only these
choose-tools = Tools
choose-gopath-kept = Kept for Go, as `go env -w` does; undo takes it back
choose-place-elsewhere = For another disk: first make { $folder } a link to a folder there, or set XDG_DATA_HOME
