### The window: the one next step, where the terminal would name an option.

window-hint-free-space = make room on this disk, then try again
window-hint-free-space-bytes = make { $size } of room on this disk, then try again
window-hint-check-network = look at the network and the proxies, or choose other sources: { $settings }, “{ $sources }”
window-hint-use-ca-file = name your network's certificate authority: { $settings }, “{ $field }”
window-hint-pass-sha256 = if you know the archive's sha256 from its publisher, give it in a terminal: { $command }
window-hint-repair-markers = mend line { $line } of { $path } by hand, then try again
window-hint-grant-access = give your user the right to read and write { $path }, then try again
window-hint-move-away = move { $path } away, then try again
window-hint-look-at = see what is wrong with { $path } or its disk, then try again
window-hint-name-home = set HOME to a folder that exists, and start GoReady again
window-hint-pass-as-owner = start GoReady as that user
window-hint-wait-for-other = wait until the other run ends, then try again
window-hint-undo-first = first take back { $receipts }: { $history }
window-hint-set-up-first = first set up a Go: { $home }, “{ $button }”

window-hint-hand-008 = { $home }, “{ $button }” installs the newest; { $versions } shows what is supported
window-hint-hand-090 = drop that file on this window: it installs what the file asks for
window-hint-hand-103 = look at the network and the proxies; in China: { $settings }, “{ $region }”
window-hint-hand-104 = ask whoever runs the network for their certificate, and name it: { $settings }, “{ $field }”
window-hint-hand-121 = { $home } goes on with it; { $history } takes it back
