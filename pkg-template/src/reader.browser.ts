/** Registers the core that reads. */

import { readWithCore } from "./client/core-reader.js";
import { readerSlot } from "./client/reader-slot.js";

readerSlot.read = readWithCore;
