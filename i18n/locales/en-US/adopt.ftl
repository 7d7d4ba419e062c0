### A Go that somebody else installed, used where it is.

adopt-examining = Comparing the files of { $path } with those of the release…
adopt-fetching = Fetching the release, to name the files that differ…

adopt-title = Plan: use Go { $version } at { $path } where it is
adopt-request = adopt Go { $version } at { $path }
adopt-step = Let { $link } lead to the Go at { $path }, which stays as it is
adopt-forget = Stop using the Go at { $path }, which stays as it is: remove the link { $link }

adopt-why-pristine = every file is as it was published ({ $evidence })
adopt-why-gone = the Go that was adopted as this version is not there any more

# $files is a list of adopt-file-…
adopt-warn-altered = { $count ->
        [one] one file in { $path } is not as it was published: { $files }
       *[other] { $count } files in { $path } are not as they were published: { $files }
    }
adopt-warn-altered-somewhere = the files in { $path } are not as they were published; which ones cannot be said, because { $reason }
adopt-warn-not-compared = the files in { $path } were not compared with what was published, because { $reason }
adopt-file-changed = { $path } (changed)
adopt-file-missing = { $path } (missing)
adopt-file-added = { $path } (added)

adopt-because-offline = goready has no built-in hash of this release, and the network was not to be used
adopt-because-no-proxy = none of the sources is a module proxy
adopt-because-no-answer = no source answered ({ $code })
adopt-because-unreadable = something could not be read or written ({ $code })

adopt-error-absent = there is nothing at { $path }
adopt-error-not-a-go = { $path } is no Go: neither its folder nor its go command
adopt-error-script = the go command of { $path } is a script, which may start any Go; name the folder of the Go itself
adopt-error-no-release = { $path } is no release of Go: its VERSION file says “{ $says }”
adopt-error-foreign = { $path } is made for { $platform }, and this is { $wanted }
adopt-error-partial = the Go at { $path } is incomplete: { $missing } missing
adopt-error-stomped = the Go at { $path } is damaged: two releases are unpacked over each other
adopt-error-ours = { $path } is a Go of ours, { $version }; there is nothing to adopt
adopt-error-taken = Go { $version } is installed already; { $path } cannot be used beside it under the same version
adopt-error-replaced = { $path } does not hold Go { $version } any more

adopt-list-line = { $version } ({ $owner }; adopted at { $path })
adopt-list-other = { $version } (adopted at { $path }, where Go { $now } is now)
adopt-list-gone = { $version } (adopted at { $path }, no longer there)
adopt-status = { $sdk }, adopted
