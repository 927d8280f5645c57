/** Style sheets of the kit that only the operator's screens need. */
import '@mantine/core/styles/Tooltip.layer.css';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/Tabs.layer.css';
import '@mantine/core/styles/Slider.layer.css';
import '@mantine/core/styles/Progress.layer.css';
import '@mantine/core/styles/Group.layer.css';
