### 窗口：工具。

toolbox-title = 工具
toolbox-fits = 版本合适
toolbox-other = 另有合适的版本
toolbox-absent = 未安装
toolbox-update = 替换…
toolbox-install-all = 安装缺少的 { $count } 个…
toolbox-for = 适合当前 Go { $version } 的版本
