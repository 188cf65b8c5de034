/** Registers what a page otherwise loads: the core that reads, and the code that is seldom needed. */

import { readWithCore } from "./client/core-reader.js";
import * as failures from "./client/failed-response.js";
import * as rare from "./client/rare-reading.js";
import { readerSlot } from "./client/reader-slot.js";

readerSlot.read = readWithCore;
readerSlot.failures = failures;
readerSlot.rare = rare;
