### Plans: what will be done, why, and how it is taken back.

plan-title-set-up = Plan: set up { $go }
plan-title-install = Plan: install { $go }
plan-title-activate = Plan: make Go { $version } active
plan-title-remove = Plan: remove Go { $version }
plan-title-mend = Plan: put right what doctor found
plan-title-undo = Plan: take back { $receipts }

plan-wanted-go = the Go that was asked for
plan-wanted-archive = the Go in { $path }

plan-fetch = Download Go { $version } ({ $size })
plan-fetch-local = Check the archive { $path }
plan-fetch-from = from { $sources }
plan-unpack = Unpack and verify it into { $path } ({ $size } on disk)
plan-activate = Make Go { $version } active: { $link } leads to { $target }
plan-deactivate = Make no Go active: remove the link { $link }
plan-make-dir = Create the folder { $path }
plan-write-file = Write { $path }
plan-edit-shell-file = Put our marked block into { $path }, read by { $shells }
plan-set-go-env = Set { $values } in { $path }, as `go env -w` does
plan-unset-go-env = Unset { $variables } in { $path }, as `go env -u` does
plan-set-and-unset-go-env = Set { $values } and unset { $variables } in { $path }, as `go env -w` and `go env -u` do
plan-empty-settings = Clear { $settings } in { $path }, so that the editor uses the Go on PATH
plan-set-aside = Set the damaged Go { $version } aside, from { $path } to { $aside }
plan-move-back = Move Go { $version } back to { $path }
plan-remove-sdk = Remove Go { $version } from { $path }
plan-restore-file = Give { $path } the bytes it had
plan-remove-file = Remove { $path }
plan-take-out-block = Take our marked block out of { $path }
plan-restore-go-env = Give { $names } in { $path } the values they had
plan-restore-link = Point the link { $link } to { $target } again
plan-remove-link = Remove the link { $link }
plan-remove-dirs = Remove the folders we made, where they are empty
plan-remove-caches = Remove our downloads, build caches and logs

plan-why-not-installed = not installed yet
plan-why-not-active = { $active ->
        [none] no Go of ours is active
       *[other] Go { $active } is active now
    }
plan-why-shells = { $shells } must find it
plan-why-stale = missing or of an earlier set-up
plan-why-takes-away = a start-up file sets { $variables } to what breaks Go
plan-why-damaged = the Go in its place is damaged
plan-why-desktop = programs started from the desktop must find it
plan-why-editor = the editor follows it instead of PATH
plan-why-go-install = `go install` puts programs there
plan-why-asked = asked for
plan-why-active-removed = the active Go is removed
plan-why-undone = done by { $receipt }

plan-undo-remove = undo removes it
plan-undo-restore = undo brings back what was there
plan-undo-nothing = nothing to take back
plan-undo-install-again = cannot be taken back; it can be installed again

plan-step-note = { $why }; { $undo }
plan-download = { $disk } on disk at most, { $download } of them to download
plan-disk = { $disk } on disk at most
plan-take-back-none = This cannot be taken back
plan-take-back-rest = To take back what can be: { $command }
plan-take-back = To take all of it back: { $command }
plan-nothing-to-do = Nothing to do
plan-already = Already so: { $what }
plan-satisfied-installed = Go { $version } is installed
plan-satisfied-active = Go { $version } is active
plan-satisfied-undone = { $path } is as it was

plan-warning = Note: { $warning }
plan-warn-shell-file-left = { $path } stays as it is, because { $obstacle }; { $shells } may not find this Go
plan-warn-shells-not-installed = not installed here, so nothing is done for it: { $shells }
plan-warn-no-shell-knows-us = no shell file holds lines of goready yet, so fresh shells do not find Go { $version }; `goready doctor --fix` puts them there
plan-warn-goroot-taken-away = { $path } sets GOROOT to { $value } in line { $line }, which would break this Go; that line stays, and new shells take the variable away after it
plan-warn-gopath-not-followed = line { $line } of { $path } sets GOPATH in a way that goready cannot follow; new shells will have { $value }. To keep yours: go env -w GOPATH=DIR, then run this again
plan-warn-goroot = GOROOT is set to { $value } ({ $origin }); this Go does not work until it is unset
plan-warn-gopath-kept = your GOPATH { $value } is kept ({ $origin })
plan-warn-other-go-first = another Go is first on PATH now: { $root } ({ $version }); new shells will find ours
plan-warn-out-of-support = Go { $version } gets no security fixes any more
plan-warn-noexec = programs cannot be started from { $path }: it is mounted noexec
plan-warn-needs-glibc = Go { $version } is made for glibc, and this system has musl
plan-warn-continues = an earlier run was interrupted; this one completes its receipt { $receipt }
plan-warn-becomes-active = Go { $version } becomes active
plan-warn-none-active = afterwards no Go of ours is active
plan-warn-old-bytes-gone = what was at { $path } before is kept nowhere any more; it stays as it is
plan-warn-changed-since = { $path } was changed since; only our part leaves
plan-warn-stays-changed = { $path } was changed since and stays
plan-warn-occupied = { $path } stays, because { $obstacle }
plan-warn-occupied-kept = { $path } stays, because { $obstacle }; what was there before our change is kept in { $kept }
plan-warn-sdk-stays-removed = Go { $version } does not come back by itself; install it again
