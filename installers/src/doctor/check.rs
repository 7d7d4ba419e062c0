//! What doctor looks at: a closed list, in the order in which people read it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing that doctor looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// There is a Go.
    Go,
    /// The active link leads to a Go of our store.
    ActiveLink,
    /// The active Go is of one piece.
    Sdk,
    /// It is made for this machine.
    Platform,
    /// It can run on this C library.
    Libc,
    /// Its line gets security fixes.
    Support,
    /// Shell files hold our block, and the env files are there.
    ShellFiles,
    /// Fresh shells find this Go.
    Shells,
    /// What PATH finds in this run.
    PathOrder,
    /// Programs started from the desktop find it.
    Desktop,
    /// GOROOT.
    Goroot,
    /// GOTOOLCHAIN.
    Toolchain,
    /// GOFLAGS.
    Flags,
    /// GO111MODULE.
    Modules,
    /// GOWORK.
    Workspace,
    /// GOPROXY, GONOPROXY, GOPRIVATE.
    ModuleSources,
    /// GOSUMDB, GONOSUMDB, GOINSECURE.
    Checksums,
    /// GOOS and GOARCH.
    CrossTarget,
    /// GOEXPERIMENT.
    Experiments,
    /// The file of `go env -w`.
    GoEnvFile,
    /// `go env` answers, and says what its sources say.
    GoEnv,
    /// GOPATH.
    Gopath,
    /// GOBIN, and whether PATH holds where programs are installed.
    Gobin,
    /// The module cache and the build cache can be used.
    Caches,
    /// gopls.
    Gopls,
    /// dlv.
    Dlv,
    /// goimports.
    Goimports,
    /// This userland's processor is the machine's.
    Processor,
    /// Windows and Linux are not mixed.
    Wsl,
    /// The home's volume.
    HomeVolume,
    /// The directory for temporary files.
    TempDir,
    /// A C compiler, where cgo is asked for.
    CCompiler,
    /// git.
    Git,
    /// The project in the working directory.
    Project,
    /// Certificates and proxies that variables name.
    NetworkSettings,
    /// The clock.
    Clock,
    /// The module proxy answers.
    ModuleProxy,
    /// The checksum database answers.
    ChecksumDatabase,
    /// VS Code's settings.
    VsCode,
    /// Editors in a sandbox.
    Sandbox,
    /// How much the caches hold.
    CacheSize,
    /// No change of ours was interrupted.
    Receipts,
}

impl Check {
    /// Every check, in order.
    pub const ALL: [Self; 42] = [
        Self::Go,
        Self::ActiveLink,
        Self::Sdk,
        Self::Platform,
        Self::Libc,
        Self::Support,
        Self::ShellFiles,
        Self::Shells,
        Self::PathOrder,
        Self::Desktop,
        Self::Goroot,
        Self::Toolchain,
        Self::Flags,
        Self::Modules,
        Self::Workspace,
        Self::ModuleSources,
        Self::Checksums,
        Self::CrossTarget,
        Self::Experiments,
        Self::GoEnvFile,
        Self::GoEnv,
        Self::Gopath,
        Self::Gobin,
        Self::Caches,
        Self::Gopls,
        Self::Dlv,
        Self::Goimports,
        Self::Processor,
        Self::Wsl,
        Self::HomeVolume,
        Self::TempDir,
        Self::CCompiler,
        Self::Git,
        Self::Project,
        Self::NetworkSettings,
        Self::Clock,
        Self::ModuleProxy,
        Self::ChecksumDatabase,
        Self::VsCode,
        Self::Sandbox,
        Self::CacheSize,
        Self::Receipts,
    ];
}
