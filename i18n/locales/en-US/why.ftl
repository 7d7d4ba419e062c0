### Who gets which Go: `goready why`.

why-this-terminal = This terminal
why-login-shell = A { $shell } login shell
why-interactive-shell = An interactive { $shell }
why-script = A { $shell } script
why-desktop = A program started from the desktop
why-vs-code = VS Code
why-cron = A cron job
why-user-service = A systemd user service
why-sudo = sudo
why-ssh = A command over ssh

why-finds-go = { $consumer } finds { $path }, Go { $version }
why-finds = { $consumer } finds { $path }
why-finds-nothing = { $consumer } finds nothing
why-failed = { $consumer } gives no answer: { $seen }
why-hands-over = { $consumer } hands over to { $to } (line { $line } of { $path })
why-leads-away = { $consumer } takes it for { $kind ->
        [alias] an alias
       *[function] a function
    } that starts something else
why-word = by way of { $kind ->
        [alias] an alias
       *[function] a function
    } of that name
why-word-at = by way of { $kind ->
        [alias] an alias
       *[function] a function
    } of that name in line { $line } of { $path }
why-through = through { $links } to { $path }
why-named-in = named in line { $line } of { $path }
why-runs-toolchain = which would run Go { $version } here, because GOTOOLCHAIN is { $value }
why-runs-module = which would run Go { $version } here, because { $path } asks for it
why-fails-forbidden = but GOTOOLCHAIN lets no other Go start, so every command fails here
why-fails-not-on-path = but it is to be found on PATH and is not there, so every command fails here
why-fails-proxy-off = but it is not here and GOPROXY=off forbids to fetch it, so every command fails here
why-fails-never-released = but no such version was ever released, so every command fails here
why-computed = computed from { $files }
why-computed-default = computed from what it does when nothing is set
why-nobody = None of them finds it
why-agree = All of them find the same program
why-lacking = Those that find one find the same program; nothing is found by: { $consumers }
why-lacking-fixable = Those that find one find the same program; nothing is found by: { $consumers }. `goready why --fix` sets Go up for your login shell and the desktop
why-differ = They do not all find the same program
why-differ-fixable = They do not all find the same program; `goready why --fix` puts the active Go first for shells and the desktop
why-in-the-way = Line { $line } of { $path } puts another Go first: take that folder out of PATH there, or move the line before those of goready
why-nothing-to-fix = There is nothing that goready could change
