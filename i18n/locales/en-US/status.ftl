### What is on the machine.

status-machine = Machine
status-home = Home
status-sdks = Go on this machine
status-go-env = Go settings
status-tools = Tools
status-value = { $name }: { $value } (from { $origin })
status-platform = Platform
status-kernel-arch = Kernel architecture
status-kernel = Kernel
status-system = System
status-libc = C library
status-cpu-level = Processor level
status-container = Container
status-emulation = Emulation
status-home-dir = Folder
status-data-dir = Our data
status-file-system = File system
status-free = Free space
status-shell = { $shell }: { $path }
status-login-shell = { $shell }: { $path } (login shell)
status-active = Active Go of ours
status-open-receipt = Receipt { $receipt } was interrupted; the same command completes it
status-lock-holder = Another run is at work: { $holder }
status-no-sdks = There is no Go on this machine
status-sdk = Go { $version } at { $path } ({ $owner })
status-sdk-first = { $sdk }, first on PATH
status-sdk-partial = { $sdk }, incomplete: { $missing } missing
status-sdk-stomped = { $sdk }, damaged: two releases unpacked over each other
status-tool = { $name } { $version } at { $path }, built with { $built }

status-release = Go { $version }
status-release-installed = Go { $version }, installed
status-release-archived = Go { $version }, without security fixes
status-releases-of = As { $from } listed them on { $at }; the newest of each line:
status-releases-built-in = As goready was built with them ({ $day }); the newest of each line:
