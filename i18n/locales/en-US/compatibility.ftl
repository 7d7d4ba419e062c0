### The window: which Go builds for what.

compatibility-title = Which Go builds for what
compatibility-filter = Filter: riscv, armv7, pi…
compatibility-target = Target
compatibility-reading = Reading the table…
compatibility-failed = The table could not be read
compatibility-download = an SDK to download
compatibility-absent = not there
compatibility-copy-csv = Copy as CSV
compatibility-copy-markdown = Copy as Markdown
compatibility-only = In Go { $line }, only:
