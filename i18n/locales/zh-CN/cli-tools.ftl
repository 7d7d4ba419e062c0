### `goready tools` 的帮助。id 由命令和选项得出。

cli-tools-about = 备好适合当前启用的 Go 的工具
cli-tools-list-about = 说明哪些工具适合当前启用的 Go，以及哪些已存在
cli-tools-list-examples =
    goready tools list              用文字说明
    goready tools list --json       供程序使用
cli-tools-install-about = 用当前启用的 Go 构建工具，并放到 `go install` 所用的位置
cli-tools-install-examples =
    goready tools install           gopls、dlv 和 goimports，选用适合的版本
    goready tools install gopls     适合的 gopls
    goready tools install gopls@latest dlv@v1.25.2
cli-tools-update-about = 重新构建适合当前启用的 Go 的版本
cli-tools-update-examples =
    goready tools update            我们的所有工具
    goready tools update gopls
cli-tools-remove-about = 移除我们的工具
cli-tools-remove-examples =
    goready tools remove gopls      我们为所有 Go 构建的版本
