/** The first frame needs these alone; the interface is loaded behind it. */
import "./shared/colours.css";
import "./shared/boot.css";

void import("./app/start");
