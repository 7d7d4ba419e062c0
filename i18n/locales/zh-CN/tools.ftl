### 工具：哪个版本适合哪个 Go，以及原因。“它”始终指该工具。

tools-for = 适合 Go { $version } 的工具：
tools-no-go = 没有启用我们的 Go，因此无从判断哪个版本适合；已知的工具有：
# $fits 是工具及其版本和原因
tools-line-absent = { $fits }；尚未安装
tools-line-found = { $fits }；现有：{ $found }
tools-found = { $version }，位于 { $path }，由 { $built } 构建

# $why 是 tools-why-… 之一
tools-fits = { $tool } { $version }（{ $why }）
tools-fits-tagged = { $tool } { $version }，在此平台上属实验性，需构建标签 { $tag }（{ $why }）
tools-not-here = { $tool } 不支持这个平台：{ $gap }
tools-no-pin = { $tool }：尚不清楚哪个版本适合这个 Go

tools-why-newest = 最新版
tools-why-needs-go = { $version } 需要 Go { $go }
tools-why-older-patch = 从 Go { $go } 起，{ $version } 才适合
tools-why-does-not-build = { $version } 无法用这个 Go 编译
tools-why-refuses = { $version } 拒绝配合这个 Go 工作
tools-why-warns = { $version } 可用，但会对这个 Go 发出警告

tools-gap-os = 它不支持这个操作系统
tools-gap-arch = 它不支持此系统上的这种处理器架构
tools-gap-cgo = 在那里只能借助 cgo 和 C 编译器构建
tools-gap-go-too-old = 在那里它只适用于 Go { $least } 及更新版本
tools-gap-unlisted = 它从未提到这个平台
