### Go's settings: `goready env`.

env-value = { $name }: { $value } (from { $origin })
env-of-go = Settings of Go { $version } at { $path }
env-of-unknown-go = Settings of the Go at { $path }, whose version cannot be read
env-of-no-go = There is no Go on this machine; this is what is set for one
env-go-failed = `go env` itself gives no answer ({ $seen }); the values here are read from the same places
env-go-says = `go env` says { $value }
env-go-silent = only the go command knows, and it gives no answer
env-nothing-changed = Nothing differs from the defaults
env-empty = nothing

env-from-environment = the environment of this run
env-from-line = the environment; line { $line } of { $path } sets it
env-from-go-env-file = line { $line } of { $path }, written by `go env -w`
env-from-goroot-file = line { $line } of { $path }, which belongs to Go
env-from-variable = { $name }
env-from-file = { $path }
env-from-go = the go command
env-from-default = default

env-would-unset = goready would unset it: { $why }
env-look = deserves a look: { $why }

env-trap-goroot-empty = there is no Go in that folder, so every command fails
env-trap-goroot-foreign = it belongs to another Go than the one that runs, { $path }, so compiler and library do not fit
env-trap-goroot-needless = Go finds its folder by itself, and after the next update this value is wrong
env-trap-toolchain-invalid = it means nothing to Go, so every command fails
env-trap-toolchain-pinned = it makes every project use this one version, whatever is installed
env-trap-toolchain-unreachable = this version is not here, and GOPROXY=off forbids to fetch it
env-trap-toolchain-least = every project runs at least { $least }, in place of the Go that is installed; only a go.mod that asks for a newer one gets it
env-trap-toolchain-not-on-path = this version is to be found on PATH, and is not there, so commands fail
env-trap-toolchain-never-released = no such version was ever released and none is installed, so every command fails
env-trap-toolchain-not-known = goready knows no such release; if it is none, every command fails
env-trap-flags-invalid = “{ $word }” is no flag, so every command fails
env-trap-flags-mod-vendor = `-mod=vendor` stops every project without a vendor folder
env-trap-modules-off = with it no project that has a go.mod builds
env-trap-modules-auto = with it Go behaves outside of modules as it did in 2018
env-trap-modules-invalid = only on, off and auto mean something here, so every command fails
env-trap-proxy-off = with it no module can be downloaded
env-trap-emptied = this line sets it to nothing, which hides the default of Go, so every download of a module fails
env-trap-proxy-invalid = “{ $entry }” is neither the address of a module proxy (https, http or file) nor direct or off
env-trap-checksums-off = downloads are not compared with the checksum database
env-trap-pattern-too-wide = the pattern covers public modules too, which then go unchecked
env-trap-insecure = these modules may be fetched from anybody who pretends to be the server
env-trap-gopath-is-goroot = a GOPATH inside Go itself has no effect
env-trap-gobin-in-goroot = it lies in a Go itself, and an update of Go removes what was installed there
env-trap-gopath-in-goroot = an update of Go removes what was installed there
env-trap-gopath-several =
    { $count ->
        [one] of { $count } folder only the first gets what `go install` builds
       *[other] of { $count } folders only the first gets what `go install` builds
    }
env-trap-relative = the path must begin at the root, so Go refuses it
env-trap-dir-missing = there is no such folder, so builds fail
env-trap-file-missing = there is no such file, so builds fail
env-trap-cache-off = Go cannot build without a cache
env-trap-cross-sticky = every build is for another system than this one ({ $host }), so programs do not run here
env-trap-target-unknown = this Go builds nothing for { $target }, so `go env` and builds fail
env-trap-experiment-unknown = this Go has no experiment “{ $word }”, so every command fails
env-trap-refused = Go refuses it: { $says }

env-meaning-ar = The archiver that builds with C code use
env-meaning-cc = The C compiler for packages with C code
env-meaning-cgo-cflags = Flags for the C compiler
env-meaning-cgo-cppflags = Flags for the C preprocessor
env-meaning-cgo-cxxflags = Flags for the C++ compiler
env-meaning-cgo-enabled = Whether packages with C code are built: 1 yes, 0 no
env-meaning-cgo-fflags = Flags for the Fortran compiler
env-meaning-cgo-ldflags = Flags for the linker of C code
env-meaning-cxx = The C++ compiler for packages with C++ code
env-meaning-gccgo = The gccgo command, used by `go build -compiler=gccgo`
env-meaning-go111module = Whether Go works with modules; nothing means yes
env-meaning-go386 = How programs for 386 do floating-point arithmetic
env-meaning-goamd64 = The oldest amd64 processors that programs are for, v1 to v4
env-meaning-goarch = The processor that programs are built for
env-meaning-goarm = The oldest arm processors that programs are for, 5 to 7
env-meaning-goarm64 = The oldest arm64 processors that programs are for
env-meaning-goauth = How Go signs in where modules need a password
env-meaning-gobin = Where `go install` puts programs; nothing means the bin folder of GOPATH
env-meaning-gocache = Where Go keeps what it has built, to build it only once
env-meaning-gocacheprog = A program that keeps what was built, in place of the folder
env-meaning-godebug = Behaviour of older Go versions that programs keep
env-meaning-goenv = The file that `go env -w` writes
env-meaning-goexe = How names of programs end
env-meaning-goexperiment = Experiments of Go itself that are on
env-meaning-gofips140 = Which FIPS 140-3 module programs get
env-meaning-goflags = Flags added to every go command that knows them
env-meaning-gogccflags = The flags with which Go calls the C compiler
env-meaning-gohostarch = The processor this Go runs on
env-meaning-gohostos = The system this Go runs on
env-meaning-goinsecure = Modules that may be fetched without a verified server
env-meaning-gomips = Whether programs for mips use the floating-point unit
env-meaning-gomips64 = Whether programs for mips64 use the floating-point unit
env-meaning-gomod = The go.mod of the project in this folder
env-meaning-gomodcache = Where Go keeps downloaded modules
env-meaning-gonoproxy = Modules that are fetched without the proxy
env-meaning-gonosumdb = Modules that are not looked up in the checksum database
env-meaning-goos = The system that programs are built for
env-meaning-gopackagesdriver = A program that lists packages for editors in place of Go
env-meaning-gopath = Your folder for Go: downloaded modules in pkg, installed programs in bin
env-meaning-goppc64 = The oldest ppc64 processors that programs are for
env-meaning-goprivate = Modules that are private: neither the proxy nor the checksum database hears of them
env-meaning-goproxy = Where modules are downloaded from, in this order
env-meaning-goriscv64 = The riscv64 profile that programs are for
env-meaning-goroot = The folder of Go itself; it need not be set
env-meaning-gosumdb = The checksum database that downloads are compared with
env-meaning-gotelemetry = Whether Go counts its use: local keeps the counters here, on sends them
env-meaning-gotelemetrydir = Where Go keeps those counters
env-meaning-gotmpdir = Where builds put temporary files
env-meaning-gotoolchain = Which Go a command uses; auto lets a project's go.mod ask for a newer one
env-meaning-gotooldir = Where the compiler and linker of this Go are
env-meaning-govcs = Which version control programs may fetch modules
env-meaning-goversion = The version of this Go
env-meaning-gowasm = Extensions that WebAssembly programs may use
env-meaning-gowork = The go.work of the workspace around this folder
env-meaning-pkg-config = The pkg-config command, which finds C libraries
env-meaning-unknown = A newer Go than goready knows prints it
