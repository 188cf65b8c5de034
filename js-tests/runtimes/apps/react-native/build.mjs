// Bundles the application with Metro and the settings of React Native, for Hermes.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDefaultConfig, mergeConfig } from "@react-native/metro-config";
import Metro from "metro";

const folder = import.meta.dirname;
const require = createRequire(import.meta.url);
const findPackage = (name) => dirname(require.resolve(`${name}/package.json`));

// Metro sees the files of the folders that it watches, and no others.
const packages = [
  "@babel/runtime",
  "@react-native/js-polyfills",
  "abort-controller",
  "event-target-shim",
  "metro-runtime",
  "whatwg-fetch",
].map(findPackage);

const config = mergeConfig(getDefaultConfig(folder), {
  cacheStores: [],
  maxWorkers: 1,
  reporter: { update() {} },
  resolver: { useWatchman: false },
  // React Native itself is not there: environment.js stands for it.
  serializer: { getModulesRunBeforeMainModule: () => [] },
  watchFolders: [folder, ...packages],
});

await Metro.runBuild(config, {
  entry: "index.js",
  out: join(folder, "bundle.js"),
  platform: "ios",
  dev: false,
  minify: false,
});
process.exit();
