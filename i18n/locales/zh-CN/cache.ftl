### 缓存：可以重新下载或重新构建的内容。

cache-name-downloads = 我们下载的文件
cache-name-catalog = 我们的版本列表
cache-name-proofs = 验证用的构建缓存
cache-name-staging = 中断的运行留下的文件
cache-name-go-build = Go 的构建缓存
cache-name-go-modules = Go 的模块缓存

cache-line = { $name }：{ $size }，位于 { $path }
cache-line-of-go = { $name }：{ $size }，位于 { $path }（{ $origin }）
cache-line-foreign = { $name }：{ $path } 看起来不是缓存，因此不会改动
cache-none = 所有缓存都是空的
cache-ours = 我们的缓存共 { $size }；Go 自己的缓存只有点名时才会清理

cache-title = 计划：清空缓存
cache-request = 清空缓存：{ $names }
cache-remove = 移除：{ $name }，位于 { $path }（{ $size }）
cache-empty = { $name }：没有内容
cache-undo-fills-again = 无法撤销，需要时会自动重新生成
cache-frees = 将释放 { $size }。此操作无法撤销；缓存会在需要时自动重新生成
