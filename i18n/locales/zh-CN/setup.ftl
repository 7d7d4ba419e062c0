### 设置 Go：最主要的工作。

setup-title = 设置 Go
setup-choose-version = 要哪个版本的 Go？
setup-nothing-to-do = Go { $version } 已经就绪，无需改动
setup-downloading = 正在下载 Go { $version }
setup-downloaded = 已下载 Go { $version }（{ $size }）
setup-steps = { $count } 个步骤
setup-done = Go { $version } 已准备就绪
