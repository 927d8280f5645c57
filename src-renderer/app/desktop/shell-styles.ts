/** Style sheets of the kit that the questions of the desktop app need: about keys, sharing and other servers. */
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/Group.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
