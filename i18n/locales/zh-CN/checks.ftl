### 窗口：检查。

checks-title = 检查
checks-reading = 正在全面检查…
checks-reading-why = shell、设置、工具和网络，大约需要两秒
checks-failed = 无法进行检查
checks-broken = { $count } 项故障
checks-advice = { $count } 项请留意
checks-fine = { $count } 项正常
checks-fix = 修复…
checks-fix-all = 修复所有可修复的问题…
checks-copy-report = 复制脱敏报告
checks-report-failed = 无法生成报告
checks-why = 为什么是这个 Go？
checks-why-reading = 正在查明各个 shell、桌面等会找到哪个 Go…
checks-why-failed = 无法查明各程序会得到哪个 Go
checks-why-right = 就是它
checks-why-other = 另一个程序
checks-why-nothing = 什么也没找到
checks-why-silent = 无响应
checks-this-window = 本窗口
checks-runs-toolchain = 在启动 GoReady 的文件夹中会运行 Go { $version }，因为 GOTOOLCHAIN 是 { $value }
checks-runs-module = 在启动 GoReady 的文件夹中会运行 Go { $version }，因为 { $path } 要求它
