### What went wrong: what was attempted, and the cause. The next step is in hint.ftl.

## Files, home, lock, programs

error-fs-full = The disk is full: cannot { $op } { $path }
error-fs-denied = No permission to { $op } { $path }
error-fs-read-only = The file system is read-only: cannot { $op } { $path }
error-fs-missing = Cannot { $op } { $path }: there is no such file or folder
error-fs-other = Cannot { $op } { $path }: { $reason }
error-fs-not-a-file = Cannot { $op } { $path }: { $obstacle }
error-fs-op =
    { $op ->
        [read] read
        [write] write
        [create_dir] create the folder
        [list] list
        [inspect] look at
        [rename] rename
        [link] make the link
        [remove] remove
        [sync] wait for the disk to keep
       *[lock] lock
    }
error-home-unset = HOME is not set, so there is no home to work in
error-home-relative = The home is not an absolute path: { $path }
error-home-not-directory = The home is not a folder: { $path }
error-home-foreign = The home { $path } belongs to another user ({ $owner }), and this is root
error-home-gone = The home went away meanwhile: { $path }
error-lock-held = Another run is at work: { $holder }
error-lock-cancelled = Cancelled while waiting for another run
error-receipt-damaged = Line { $line } of the receipt { $path } is damaged: { $reason }
error-receipt-torn = The receipt { $path } is not whole: its end is missing
error-receipt-newer = The receipt { $path } was written by a newer goready (format { $format })

## Wishes

error-services-syntax = The list of services cannot be read: { $reason }
error-services-entry = The service { $entry } is described wrongly: { $reason }
error-services-unknown = There is no source or region named “{ $id }”
error-goproxy-empty = The GOPROXY list is empty
error-goproxy-not-a-url = Not the address of a module proxy: { $entry }
error-goproxy-scheme = A module proxy speaks https, http or file, not { $scheme }: { $entry }
error-goproxy-module = Not a module path or version: { $text }

error-catalog-request = Neither a version of Go nor a word for one: “{ $text }”
error-catalog-mod-file = Line { $line } of { $path } says no usable version of Go: { $reason }
error-catalog-unknown = There is no release of Go named “{ $wanted }”
error-catalog-not-for-platform = Go { $version } does not exist for { $platform }: { $gap }
error-catalog-gap-starts = its first release there is Go { $version }
error-catalog-gap-ends = its last release there was Go { $version }
error-catalog-gap-missing = this release left it out
error-catalog-gap-never = no release ever had it
error-catalog-too-old = goready sets up Go { $oldest } and newer, not { $wanted }
error-catalog-index-syntax = { $host } answered with something that is no list of Go releases: { $reason }
error-catalog-index-too-large = { $host } answered with { $size }, more than any list of Go releases
error-catalog-hash-conflict = { $host } lists another sha256 for { $file } than is known: { $listed } instead of { $expected }
error-catalog-cache-syntax = The kept list of releases is damaged at line { $line }: { $reason }

## Plans

error-plan-no-source = No source offers Go { $version } in a form that can be verified
error-plan-unknown-archive = Nothing vouches for the archive { $path }; its sha256 is { $sha256 }
error-plan-foreign-archive = The archive { $path } is for { $archive }, and this machine is { $machine }
error-plan-not-installed = Go { $version } is not installed
error-plan-broken-markers = Our markers in { $path } do not pair up at line { $line }, so the file is left alone
error-plan-blocked = { $path } cannot be changed, because { $obstacle }; no shell would find Go
error-plan-place-taken = Something that is not ours is at { $path }
error-plan-not-empty = { $path } is not an empty folder; a first project needs one, or a name that is still free
error-plan-cache-in-use = { $path } holds the adopted Go at { $root }; `goready sdk remove` lets it go, then the cache can be emptied
error-plan-not-a-cache = { $path } does not look like a cache of Go, so nothing in it is removed
error-plan-home-read-only = The home cannot be written: { $path }
error-plan-no-space = Not enough space at { $path }: { $needed } are needed, { $free } are free
error-plan-no-receipt = There is no receipt { $id } that could be taken back
error-plan-later-receipts = Later receipts build on { $id }: { $later }

error-quote-control = A path with a line break or another control character cannot be written into shell files: { $value }
error-quote-not-unicode = A path that is not Unicode cannot be written into shell files: { $path }
error-quote-separator = A path with “{ $separator }” cannot be an entry of PATH: { $path }
error-quote-relative = A relative path cannot be an entry of PATH: { $path }
error-quote-variable = Not a name for an environment variable: { $name }

## Carrying out

error-apply-cancelled = Stopped, as asked; nothing half-done is active
error-apply-changed = { $path } was changed after the plan was made, so it was not touched
error-apply-plan-outdated = The machine changed since the plan was made
error-apply-offline = Go { $version } was not downloaded here before, and the network is not to be used
error-apply-no-source-served = No source served Go { $version }: { $failed }
error-apply-failed-source = { $url } ({ $message }) [{ $code }]
error-apply-other-version = The archive holds { $found } and not Go { $version }
error-apply-tree-hash = Go { $version } is not what it must be: directory hash { $found } instead of { $expected }
error-apply-place-taken = Something that is not ours is where this must go: { $path }
error-apply-not-listed = No receipt lists the files of { $path }, so none is removed
error-apply-go-env-file = Line { $line } of { $path } cannot be changed without losing something
error-apply-broken-markers = Our markers in { $path } do not pair up at line { $line }

## The command line

error-cli-needs-yes = Nobody can be asked here, so nothing was changed
error-cli-declined = Cancelled; nothing was changed
error-cli-no-plan-file = There is no file { $path }
error-cli-plan-file = { $path } holds no plan saved by `goready plan --json`: { $reason }
error-cli-plan-altered = The plan in { $path } was altered after it was saved
error-cli-none-active = No Go of ours is active
error-cli-output = Standard output cannot be written: { $reason }
error-cli-terminal = The terminal cannot be used: { $reason }
error-cli-file-there = { $path } is there already and stays as it is
error-cli-not-opened = { $program } could not be started: { $reason }
error-cli-not-shown = { $program } ended at once with an error
error-cli-panicked = goready came upon a bug of its own: { $message }

error-use-unknown-option = There is no option { $option } here
error-use-unknown-command = There is no command “{ $command }”
error-use-unexpected-argument = “{ $argument }” is one argument too many
error-use-invalid-value = { $option } does not take “{ $value }”
error-use-missing-value = { $option } needs a value
error-use-missing-arguments = Something is missing: { $arguments }
error-use-missing-command = A command must follow
error-use-conflict = { $one } and { $other } do not go together
error-use-given-twice = { $option } was given twice
error-use-not-utf8 = The command line has bytes that are no text (UTF-8)
error-use-nothing-asked = No command was given, and nobody can be asked here
error-use-other = The command line cannot be read: { $reason }

error-set-syntax = Line { $line } of { $path } is no TOML: { $reason }
error-set-unknown-key = Line { $line } of { $path }: there is no setting { $key }
error-set-value = Line { $line } of { $path }: { $key } { $wrong }
error-set-variable = The variable { $name } { $wrong }
error-set-wrong-word = does not take “{ $value }”
error-set-wrong-apart = takes { $one } and { $other } not together
error-set-wrong-seconds = must be a whole number of seconds, not “{ $value }”
error-set-wrong-type =
    { $kind ->
        [text] must be a text in quotes
        [list] must be a list of texts
        [number] must be a whole number
        [table] must be a table
       *[switch] must be true or false
    }
