### `goready tools` 的帮助。id 由命令和选项得出。

cli-tools-about = 备好适合当前启用的 Go 的工具
cli-tools-list-about = 说明哪些工具适合当前启用的 Go，以及哪些已存在
cli-tools-list-examples =
    goready tools list              用文字说明
    goready tools list --json       供程序使用
