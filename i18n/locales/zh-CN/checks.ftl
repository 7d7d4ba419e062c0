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
