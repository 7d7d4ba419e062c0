### 窗口：偏好设置。

preferences-title = 设置
preferences-look = 外观与语言
preferences-lang = 语言
preferences-theme = 主题
preferences-theme-system = 跟随系统
preferences-theme-light = 浅色
preferences-theme-dark = 深色
preferences-network = 从哪里下载 Go
preferences-sources = 来源顺序
preferences-sources-hint = 留空则使用该地区的来源
preferences-ca-file = CA 文件
preferences-ca-file-hint = 系统之外的证书颁发机构
preferences-save = 保存
preferences-offline = 不使用网络
preferences-proxies = 代理
preferences-no-proxies = 环境变量中未设置
preferences-folders = 文件夹
preferences-sdks = Go 版本
preferences-file = 本页设置
preferences-logs = 日志
preferences-caches = 缓存
preferences-caches-none = 空
preferences-measuring = 正在统计缓存…
preferences-clean = 清空我们的缓存…
preferences-failed = 无法保存该设置
preferences-caches-failed = 无法统计缓存
