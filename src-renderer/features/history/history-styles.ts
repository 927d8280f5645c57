/** Style sheets of the kit that only the history needs. */
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
