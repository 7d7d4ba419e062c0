### Which Go builds for which target.

matrix-legend-ports = 1 first class   + builds   ! broken, hidden by Go   - not there   ? not asked
matrix-legend-more = c cgo   d an SDK to download   d* the same, from a later patch on

matrix-cell = Go { $line }: { $facts }
matrix-port-first-class = first class
matrix-port-supported = builds
matrix-port-broken = broken, and hidden by Go
matrix-port-not-yet = not yet there, first in Go { $line }
matrix-port-removed = no longer there, last in Go { $line }
matrix-port-never = no target of Go
matrix-cgo = cgo
matrix-no-cgo = no cgo
matrix-download = an SDK to download ({ $files })
matrix-download-since = an SDK to download from { $version } on ({ $files })
matrix-no-download = no SDK to download
matrix-download-unproved = downloads unknown
matrix-read = read in its sources
matrix-unproved = not proved

matrix-facts = { $facts }, { $fact }
matrix-asked = Targets: printed by `go tool dist list` of { $count ->
        [one] one release
       *[other] { $count } releases
    } on { $days }; `--json` names them
matrix-read-in = What is broken or not there in Go { $lines } was read in its sources
matrix-unproved-in = Nobody asked what is broken or not there in Go { $lines }
matrix-downloads-of = Downloads: Go's list of releases of { $day }
